import { isIP } from 'node:net';

/** The variables that the process was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single variables; a fault names its variable and is added to `faults`, and the fallback is given instead. */
export function readEnvironment(environment: Environment, faults: string[]) {
  const text = (name: string) => textOf(environment[name]);
  // It may be or hold a secret, so a fault does not say what it was.
  function judged(name: string, wanted: string, isRight: (value: string) => boolean): string | undefined {
    const value = text(name);
    if (value !== undefined && !isRight(value)) faults.push(`${name} must be ${wanted}`);
    return value;
  }
  return {
    text,
    number(name: string, fallback: number, most: number): number {
      const value = Number(text(name) ?? fallback);
      if (Number.isInteger(value) && value >= 1 && value <= most) return value;
      faults.push(`${name} must be a whole number from 1 to ${most}`);
      return fallback;
    },
    proxies(name: string): string[] {
      const parts = (text(name) ?? '').split(',').map((part) => part.trim());
      const values = parts.filter((part) => part !== '');
      const wrong = values.filter((value) => !isProxy(value));
      if (wrong.length > 0)
        faults.push(`${name} must be addresses or networks as 192.0.2.1 or 10.0.0.0/8, not ${wrong.join(', ')}`);
      return wrong.length > 0 ? [] : values;
    },
    url(name: string, fallback: string): URL {
      const value = text(name) ?? fallback;
      if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return new URL(value);
      faults.push(`${name} must be an http:// or https:// address`);
      return new URL(fallback);
    },
    address: (name: string, schemes: readonly string[]) =>
      judged(name, `a ${schemes.map((scheme) => `${scheme}://`).join(' or ')} address`, (value) =>
        isAddress(value, schemes),
      ),
    key: (name: string) =>
      judged(name, '32 bytes in base64 (openssl rand -base64 32)', (value) => /^[A-Za-z0-9+/]{43}=$/.test(value)),
    identifier(name: string, fallback: string): string {
      const value = text(name) ?? fallback;
      if (/^[a-z][a-z0-9_]{0,30}$/.test(value)) return value;
      faults.push(`${name} must be lower-case letters, digits and _ (31 at most)`);
      return fallback;
    },
    needed(name: string, because: string): string {
      const value = text(name);
      if (value === undefined) faults.push(`${name} is missing: ${because} needs it`);
      return value ?? '';
    },
    flag(name: string, fallback: boolean): boolean {
      const value = text(name);
      if (value !== undefined && value !== '0' && value !== '1') faults.push(`${name} must be 0 or 1`);
      return value === undefined ? fallback : value === '1';
    },
    oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
      const value = text(name) ?? fallback;
      const found = allowed.find((item) => item === value);
      if (found === undefined) faults.push(`${name} must be one of ${allowed.join(', ')}`);
      return found ?? fallback;
    },
  };
}

/** An empty variable is one that is not set. */
function textOf(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function isAddress(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol.replace(':', ''));
}

// What Fastify's `trustProxy` takes: an address, a network, or the name of a range.
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
