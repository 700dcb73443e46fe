/** Is this contact official? In this first form: hosts. */
export * from './channels.ts';
export * from './judge-host.ts';
