/** Where the steps of registration/ stand among the seven of the journey (1 to 4: contact, code, password, photo). */
export const stepsInAll = 7;
export const stepNumber = { data: 5, pernyataan: 6, periksa: 7 } as const;
