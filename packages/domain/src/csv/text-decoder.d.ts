// The packages have neither DOM nor Node types, so that impurity is a type error. Text encodings are the one thing of the
// platform that the rules need; Node and every browser have these two classes of the Encoding Standard
// (https://encoding.spec.whatwg.org), with windows-1252 among the encodings.

interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare var TextEncoder: {
  new (): TextEncoder;
};
