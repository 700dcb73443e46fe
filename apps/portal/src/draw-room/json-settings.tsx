/** What a custom element is told: as JSON inside it, which a browser does not run. */
export function JsonSettings({ settings }: Readonly<{ settings: object }>) {
  const text = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return <script type="application/json" dangerouslySetInnerHTML={{ __html: text }} />;
}
