/** One photo from a running camera: at full resolution where the phone gives it, else the frame that is shown. */

/** Phones that focus and meter anew for a photo need a second or two; one that needs longer gives the frame instead. */
const photoMs = 4000;
const frameQuality = 0.92;

/** Not in every browser, and not in the standard's types. */
type Photographer = Readonly<{ takePhoto(): Promise<Blob> }>;
type WithImageCapture = Readonly<{ ImageCapture?: new (track: MediaStreamTrack) => Photographer }>;

export async function takePicture(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Blob> {
  // The frame is taken first: it is what the person saw when the shutter went.
  const frame = await frameOf(video);
  const photo = await photoOf(track);
  return photo !== null && (await isLarger(photo, video)) ? photo : frame;
}

async function photoOf(track: MediaStreamTrack): Promise<Blob | null> {
  const { ImageCapture } = globalThis as unknown as WithImageCapture;
  if (ImageCapture === undefined) return null;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), photoMs));
  try {
    return await Promise.race([new ImageCapture(track).takePhoto(), late]);
  } catch {
    return null;
  }
}

/** A photo that cannot be opened, or holds less than the frame, is no gain. */
async function isLarger(photo: Blob, video: HTMLVideoElement): Promise<boolean> {
  try {
    const image = await createImageBitmap(photo);
    const gains = image.width * image.height > video.videoWidth * video.videoHeight;
    image.close();
    return gains;
  } catch {
    return false;
  }
}

async function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', frameQuality));
  if (blob === null) throw new Error('the frame could not be kept');
  return blob;
}
