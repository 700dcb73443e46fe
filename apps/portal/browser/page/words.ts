/** The page's sentences for scripts, in its language: the server writes them on the body. */
export type PageWords = Readonly<{
  saved: string;
  notSaved: string;
  show: string;
  hide: string;
  showLabel: string;
  hideLabel: string;
  offline: string;
  online: string;
  /** `{time}` stands for what is left. */
  left: string;
  over: string;
  /** One, several. */
  units: Readonly<Record<'day' | 'hour' | 'minute' | 'second', readonly [string, string]>>;
}>;

export const words = JSON.parse(document.body.dataset['words'] ?? '{}') as PageWords;
