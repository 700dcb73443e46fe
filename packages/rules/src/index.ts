/** The rules of a programme: who may join, how many per KK, when; and what people type, read as dates and numbers. */
export * from './contact.ts';
export * from './dates.ts';
export * from './eligibility.ts';
export * from './entry-states.ts';
export * from './gelombang-states.ts';
export * from './identity.ts';
export * from './kk.ts';
export * from './names.ts';
export * from './nik.ts';
export * from './odds.ts';
export * from './regions.ts';
