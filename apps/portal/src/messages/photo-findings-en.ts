/** Every finding of a photo in English (see photo-finding-words.ts). */
import type { PhotoFindingWords } from './photo-finding-words.ts';

const hurtEn = 'This file is not like a photo from a camera. Take a photo of your KTP with your phone and send that.';

export const photoFindingsEn: PhotoFindingWords = {
  decimalComma: false,
  and: 'and',
  names: {
    left: 'left',
    top: 'top',
    right: 'right',
    bottom: 'bottom',
    jpeg: 'JPEG',
    png: 'PNG',
    heic: 'HEIC',
    avif: 'AVIF',
    webp: 'WebP',
    gif: 'GIF',
    bmp: 'BMP',
    tiff: 'TIFF',
    ico: 'an icon',
    'jpeg-xl': 'JPEG XL',
    'jpeg-2000': 'JPEG 2000',
    photoshop: 'Photoshop',
    svg: 'an SVG drawing',
    html: 'a web page',
    pdf: 'PDF',
    postscript: 'PostScript',
    zip: 'a ZIP archive',
    video: 'a video',
    text: 'text',
    empty: 'nothing',
    unknown: 'unknown',
    cropped: 'cut to the KTP',
    turned: 'turned upright',
    shrunk: 'made smaller',
    recompressed: 'saved anew',
    converted: 'made a JPEG',
    'metadata-stripped': 'other data such as the place removed',
  },
  findings: {
    'file-too-large': {
      title: 'The photo is too large',
      sentence: 'This photo has {bytes}; the limit is {maxBytes}.',
      advice: 'We can shrink it ourselves. You need not take another.',
    },
    'file-type': {
      title: 'Not a JPEG or PNG photo',
      sentence: 'What this file holds: {found}.',
      advice: 'Take a photo of your KTP with your phone’s camera and send that.',
    },
    'file-damaged': {
      title: 'The photo file is damaged',
      sentence: 'This file cannot be opened.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'no-card': {
      title: 'No KTP to be seen',
      sentence: 'We have not found a card in this photo.',
      advice:
        'Lay the KTP on a plain table of another colour and photograph it from above until the card fills the picture.',
    },
    'not-a-ktp': {
      title: 'This seems not to be a KTP',
      sentence: 'What this photo shows is not like a KTP-el.',
      advice: 'Photograph your KTP-el, not a driving licence, another card or a picture on a screen.',
    },
    'cut-off': {
      title: 'The KTP is cut off',
      sentence: 'The {sides} of the KTP is cut off.',
      advice: 'Move your phone back a little until all four corners are visible.',
    },
    'too-small': {
      title: 'The KTP is too small in the photo',
      sentence: 'The KTP is {cardWidthPx} pixels wide; at least {minPx} are needed.',
      advice: 'Bring your phone closer until the KTP nearly fills the picture.',
    },
    blurred: {
      title: 'The photo is blurred',
      sentence: 'The small text on the KTP cannot be read.',
      advice: 'Wipe the lens, tap the KTP on the screen to focus, and hold the phone with both hands.',
    },
    'too-dark': {
      title: 'The photo is too dark',
      sentence: 'The text of the KTP is lost in the dark.',
      advice: 'Move close to a window or switch on a lamp, then take it again.',
    },
    'too-bright': {
      title: 'The photo is too bright',
      sentence: '{clippedShare} of the card has turned white.',
      advice: 'Switch off the flash or move out of direct light, then take it again.',
    },
    glare: {
      title: 'Light is reflected',
      sentence: 'A reflection covers {share} of the KTP’s text.',
      advice: 'Tilt the KTP or your phone a little until the reflection is gone. Switch off the flash.',
    },
    covered: {
      title: 'Something covers the KTP',
      sentence: 'About {share} of the KTP is covered.',
      advice: 'Lay the KTP on a table so that no finger covers it.',
    },
    tilted: {
      title: 'The KTP is too tilted',
      sentence: 'The KTP was photographed from the side, tilted by {degrees}.',
      advice: 'Hold the phone right above the KTP, level with the table.',
    },
    'grey-copy': {
      title: 'This looks like a photocopy',
      sentence: 'The colours of the KTP are missing in this photo.',
      advice: 'Photograph the original KTP; if you have lost yours, choose Ask an operator.',
    },
    'colour-copy': {
      title: 'This looks like a colour copy',
      sentence: 'We see a printing pattern in this photo. We can be wrong, so an operator may look at it.',
      advice: 'Photograph the original KTP; if you have lost yours, choose Ask an operator.',
    },
    screen: {
      title: 'This looks like a photo of a screen',
      sentence: 'We see a screen’s pattern in this photo. We can be wrong, so an operator may look at it.',
      advice: 'Photograph the original KTP itself, not a picture of it on a screen.',
    },
    'several-cards': {
      title: 'There is more than one card',
      sentence: 'We see more than one card in this photo.',
      advice: 'Lay down only your KTP, then take it again.',
    },
  },
  convertible: {
    'file-type': {
      title: 'Not a JPEG or PNG',
      sentence: 'This photo is {found}.',
      advice: 'This phone can make a JPEG of it. Press Mend automatically.',
    },
  },
  kinds: {
    heic: {
      title: 'The photo is a HEIC file',
      sentence: 'iPhones make these, and we cannot open them yet.',
      advice: 'Open Settings, Camera, Formats, choose Most Compatible, then take it again.',
    },
  },
  damage: {
    empty: {
      title: 'The file is empty',
      sentence: 'There is nothing in this file.',
      advice: 'Choose another photo, or take a new one of your KTP.',
    },
    truncated: {
      title: 'The photo file is cut short',
      sentence: 'The end of this file is missing, usually because copying it was not finished.',
      advice: 'Open the photo in your gallery. If it looks whole, send it again; otherwise take a new one.',
    },
    header: {
      title: 'The photo file is damaged',
      sentence: 'This file is not put together correctly.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'zero-size': {
      title: 'The photo file is damaged',
      sentence: 'By what this file says, the picture has no size.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'side-too-long': {
      title: 'The picture is too long',
      sentence: 'A side of this picture has {value} pixels; the limit is {limit}.',
      advice: hurtEn,
    },
    'too-many-pixels': {
      title: 'The picture is too large to open',
      sentence: 'This picture has {value} pixels; the limit is {limit}.',
      advice: hurtEn,
    },
    'too-narrow': {
      title: 'The picture is too narrow',
      sentence: 'This picture is a strip, not a photo of a KTP.',
      advice: hurtEn,
    },
    'too-many-scans': {
      title: 'This file cannot be opened safely',
      sentence: 'Its picture is built from too many layers.',
      advice: hurtEn,
    },
    'too-many-segments': {
      title: 'This file cannot be opened safely',
      sentence: 'It has too many extra parts.',
      advice: hurtEn,
    },
    'too-many-chunks': {
      title: 'This file cannot be opened safely',
      sentence: 'It has too many parts.',
      advice: hurtEn,
    },
    'too-much-metadata': {
      title: 'This file cannot be opened safely',
      sentence: 'It has too much in it besides the picture.',
      advice: hurtEn,
    },
    animated: {
      title: 'This is a moving picture',
      sentence: 'The file holds more than one picture.',
      advice: 'Send an ordinary photo from your phone’s camera.',
    },
    undecodable: {
      title: 'The photo file is damaged',
      sentence: 'The picture in this file cannot be opened.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'too-slow': {
      title: 'This file cannot be opened safely',
      sentence: 'Opening it took too long, so we stopped.',
      advice: hurtEn,
    },
    'too-big': {
      title: 'The picture is too large to open',
      sentence: 'Opening it needed too much memory, so we stopped.',
      advice: hurtEn,
    },
  },
};
