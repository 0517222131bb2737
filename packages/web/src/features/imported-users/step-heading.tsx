import { createContext, useContext, useEffect, useRef } from 'react';

/** Notes that a step is shown; true when it follows another one. Given by the page. */
export const StepContext = createContext<() => boolean>(() => false);

/** Heading of a step. It takes the focus when it follows another step, for then the page around it stays; the page's own heading has it at first. */
export function StepHeading({ title }: { readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const noteStep = useContext(StepContext);
  useEffect(() => {
    if (noteStep()) {
      heading.current?.focus();
    }
  }, [noteStep]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
  );
}
