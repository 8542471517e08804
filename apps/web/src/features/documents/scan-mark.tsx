import { useState } from 'react';
import { useSay } from '../../shared/i18n/use-say';
import { FileField } from '../../shared/ui/file-field';
import { scannedMark } from './scanned-mark';

/** The browser's own reader of codes, where it has one. */
interface CodeReader {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
type MakeReader = new (options: { formats: readonly string[] }) => CodeReader;

const readerOf = (): MakeReader | undefined => (globalThis as { BarcodeDetector?: MakeReader }).BarcodeDetector;

/** Reads the code of a paper from a picture that is taken now or was before; nothing is drawn where the browser cannot, for the number can be typed. */
export function ScanMark({ onMark }: { onMark: (mark: string) => void }) {
  const say = useSay();
  const [isMissed, setMissed] = useState(false);
  const Reader = readerOf();
  if (Reader === undefined) return null;
  const read = async (file: File | null) => {
    if (file === null) return;
    const mark = await markIn(file, Reader).catch(() => null);
    setMissed(mark === null);
    if (mark !== null) onMark(mark);
  };
  return (
    <div>
      <FileField
        label={say('check.scan')}
        pick={say('check.scanPick')}
        none={say('check.scanNone')}
        accept="image/*"
        file={null}
        onPick={(file) => void read(file)}
      />
      {isMissed && <p role="alert">{say('check.scanMissed')}</p>}
    </div>
  );
}

async function markIn(file: File, Reader: MakeReader): Promise<string | null> {
  const codes = await new Reader({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
  return codes.map(({ rawValue }) => scannedMark(rawValue)).find((mark) => mark !== null) ?? null;
}
