import { useContext, useEffect, useRef, useState, type ComponentType } from 'react';
import { showToast } from './toasts.ts';
import { UiWords } from './ui-words.ts';

/**
 * A component whose code is fetched when it is first shown. Other than with React's `lazy`, code that could not be fetched takes
 * nothing else from the page: `onFailure` closes what was opened, and it is said that the page must be loaded anew, since browsers
 * remember for as long as a page stands that a module could not be had (HTML, “fetch a single module script”).
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  onFailure?: (props: P) => void,
): ComponentType<P> {
  let known: ComponentType<P> | undefined;
  return function Lazily(props: P) {
    // Set by a function, for a component is one too and would be called.
    const [Part, setPart] = useState(() => known);
    const [failed, setFailed] = useState(false);
    const words = useContext(UiWords);
    const latest = useRef({ props, words });
    useEffect(() => {
      latest.current = { props, words };
    });
    useEffect(() => {
      let gone = false;
      load().then(
        (component) => {
          known = component;
          if (!gone) {
            setPart(() => component);
          }
        },
        () => {
          if (!gone) {
            setFailed(true);
          }
        },
      );
      return () => {
        gone = true;
      };
    }, []);
    useEffect(() => {
      if (failed) {
        const { notFetched, reload } = latest.current.words;
        const action = { label: reload, run: () => window.location.reload() };
        showToast({ kind: 'error', text: notFetched, action });
        onFailure?.(latest.current.props);
      }
    }, [failed]);
    return Part === undefined ? null : <Part {...props} />;
  };
}
