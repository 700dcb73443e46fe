/** Where a command writes its lines: the terminal, or a test's array. */
export type Io = { stdout: (line: string) => void; stderr: (line: string) => void };
