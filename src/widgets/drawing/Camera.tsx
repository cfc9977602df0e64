import { useEffect, useRef, useState } from 'react';
import type { Grid } from '../../cnn/grid.ts';
import styles from './drawing.module.css';
import { greyPicture } from './photo.ts';

interface CameraProps {
  readonly onPicture: (picture: Grid) => void;
  readonly onProblem: (text: string) => void;
  readonly onClose: () => void;
}

/** The camera's picture and a button that takes it. Asks for the camera when it is shown, gives it back when it goes. */
export function Camera({ onPicture, onProblem, onClose }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const tell = useRef({ onProblem, onClose });
  tell.current = { onProblem, onClose };

  useEffect(() => {
    let wanted = true;
    let stream: MediaStream | undefined;
    openCamera().then(
      (opened) => {
        stream = opened;
        if (!wanted) return stop(opened);
        const element = video.current;
        if (element === null) return;
        element.srcObject = opened;
        // A refusal to play shows as a black picture; there is nothing else to do about it.
        element.play().catch(() => undefined);
      },
      (error: unknown) => {
        if (!wanted) return;
        tell.current.onProblem(cameraProblem(error));
        tell.current.onClose();
      },
    );
    return () => {
      wanted = false;
      if (stream !== undefined) stop(stream);
    };
  }, []);

  const take = (): void => {
    const element = video.current;
    if (element === null) return;
    onPicture(greyPicture(element, element.videoWidth, element.videoHeight));
    onClose();
  };
  return (
    <div className={styles.camera}>
      <video ref={video} muted playsInline aria-label="Camera" onLoadedData={() => setReady(true)} />
      <div className={styles.buttons}>
        <button type="button" className="button primary" disabled={!ready} onClick={take}>
          Take the picture
        </button>
        <button type="button" className="button" onClick={onClose}>
          Close the camera
        </button>
      </div>
    </div>
  );
}

async function openCamera(): Promise<MediaStream> {
  // Absent where the page is not served securely.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new DOMException('No camera here.', 'NotFoundError');
  return devices.getUserMedia({ video: { facingMode: 'environment' } });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function cameraProblem(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') {
    return 'The camera was not allowed. Allow it in the browser’s address bar, or draw, or choose a file.';
  }
  if (name === 'NotFoundError') return 'There is no camera here. Draw, or choose a file.';
  return `The camera could not be opened (${error instanceof Error ? error.message : String(error)}).`;
}
