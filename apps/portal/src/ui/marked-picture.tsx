/** A picture with lines drawn on it, scaled together: outlines and marks are paths in the picture's own pixels. */

export type Mark = Readonly<{ kind: 'outline' | 'doubtful' | 'fault'; path: string }>;

type MarkedPictureProps = Readonly<{ src: string; alt: string; width: number; height: number; marks: readonly Mark[] }>;

export function MarkedPicture({ src, alt, width, height, marks }: MarkedPictureProps) {
  return (
    <div class="marked-picture">
      <img src={src} alt={alt} width={width} height={height} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {marks.map((mark) => (
          <path class={`photo-mark photo-mark--${mark.kind}`} d={mark.path} vector-effect="non-scaling-stroke" />
        ))}
      </svg>
    </div>
  );
}
