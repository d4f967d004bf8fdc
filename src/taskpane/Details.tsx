/** A part that opens: what is in it is made only when it is first opened, so that what is not looked at costs nothing. */
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';

interface DetailsProps {
  readonly summary: ReactNode;
  /** Whether it stands open by itself; the user may close and open it all the same. */
  readonly isOpen?: boolean;
  readonly children: () => ReactNode;
}

export function Details({ summary, isOpen = false, children }: DetailsProps): ReactElement {
  const [open, setOpen] = useState(isOpen);
  const [wasOpened, setWasOpened] = useState(isOpen);
  useEffect(() => { setOpen(isOpen); }, [isOpen]);
  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open) setWasOpened(true);
      }}
    >
      {/*
        In Excel on the web, Office.js moves the Tab key itself, and passes over what has no tab index of its own.
        The browser says that the part has opened only a while after: what is in it is made at the press, so that a quick Tab finds it.
      */}
      <summary tabIndex={0} onClick={() => { setWasOpened(true); }}>{summary}</summary>
      {(open || wasOpened) && children()}
    </details>
  );
}
