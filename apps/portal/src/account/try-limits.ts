/** How many wrong tries a bucket takes: room for a person who misremembers, none for a guesser. */
export const tryLimits = {
  password: { attempts: 10, withinSeconds: 3600 },
  code: { attempts: 10, withinSeconds: 2 * 3600 },
} as const;
