/** Digits by four: `3273011205900004` to `3273 0112 0590 0004`. What holds anything else stays as it was typed. No DOM here. */
export function groupByFour(text: string): string {
  if (!/^[\d\s]*$/.test(text)) return text;
  return text.replace(/\s/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Where the caret stands after so many digits of a grouped text. */
export function placeAfter(grouped: string, digits: number): number {
  let place = 0;
  for (let seen = 0; seen < digits && place < grouped.length; place++) if (grouped[place] !== ' ') seen++;
  return place;
}
