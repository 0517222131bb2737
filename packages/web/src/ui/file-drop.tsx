import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { FieldFrame } from './field-frame.tsx';

type FileDropProps = {
  readonly label: string;
  /** Id of the button that chooses a file. */
  readonly buttonId?: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly dropText: string;
  readonly chooseLabel: string;
  readonly chooseOtherLabel: string;
  /** Such as ".csv,text/csv". */
  readonly accept: string;
  readonly fileName: string | undefined;
  readonly onFile: (file: File) => void;
};

/** A file by button, by key or dropped. The native input stays hidden: its own words follow the browser's language. */
export function FileDrop(props: FileDropProps) {
  const { label, help, error, buttonId, dropText, chooseLabel, chooseOtherLabel, accept, fileName, onFile } = props;
  const input = useRef<HTMLInputElement>(null);
  const [dragging, setDragging] = useState(false);
  function take(files: FileList | null) {
    const file = files?.[0];
    if (file) {
      onFile(file);
    }
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setDragging(false);
    take(event.dataTransfer.files);
  }
  return (
    <FieldFrame
      {...{ label, help, error }}
      control={(attributes) => (
        <div
          className="file-drop"
          data-dragging={dragging}
          onDragOver={(event) => {
            event.preventDefault();
            setDragging(true);
          }}
          onDragLeave={() => setDragging(false)}
          onDrop={drop}
        >
          <input
            {...attributes}
            ref={input}
            type="file"
            className="sr-only"
            tabIndex={-1}
            accept={accept}
            onChange={(event) => {
              take(event.target.files);
              // The same file chosen again, after it was changed on disk, is news as well.
              event.target.value = '';
            }}
          />
          {fileName ? <p className="file-drop-name">{fileName}</p> : <p>{dropText}</p>}
          <Button id={buttonId} look="secondary" icon="upload" onClick={() => input.current?.click()}>
            {fileName ? chooseOtherLabel : chooseLabel}
          </Button>
        </div>
      )}
    />
  );
}
