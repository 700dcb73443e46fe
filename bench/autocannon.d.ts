/** What bench/portal.ts uses of autocannon, which brings no types. */
declare module 'autocannon' {
  type Options = Readonly<{
    url: string;
    connections: number;
    duration: number;
    headers?: Readonly<Record<string, string>>;
  }>;
  type Result = Readonly<{
    requests: Readonly<{ average: number }>;
    latency: Readonly<{ p50: number; p99: number }>;
    non2xx: number;
    errors: number;
  }>;
  const autocannon: (options: Options) => Promise<Result>;
  export default autocannon;
}
