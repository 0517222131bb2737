// Who may import whom; docs/architecture.md says why. tools/gates/boundaries.ts runs it and fails when it inspects nothing.

const capability = '^packages/server/src/features/([^/]+)/';

/** A package may import the named packages (and itself), nothing else of this repository. */
function packageImportsOnly(name, allowed) {
  const others = [name, ...allowed].join('|');
  return {
    name: `${name}-imports`,
    comment: `packages/${name} imports ${allowed.length === 0 ? 'no other package' : allowed.join(', ')}`,
    severity: 'error',
    from: { path: `^packages/${name}/` },
    to: { path: '^(packages|tools|bench)/', pathNot: `^packages/(${others})/` },
  };
}

const packages = [
  packageImportsOnly('domain', []),
  packageImportsOnly('text', []),
  packageImportsOnly('contract', ['domain']),
  packageImportsOnly('mitid-simulator', ['text']),
  packageImportsOnly('mailbox', ['text']),
  packageImportsOnly('web', ['domain', 'contract', 'text']),
  packageImportsOnly('server', ['domain', 'contract', 'text', 'mitid-simulator', 'mailbox']),
];
// Capability tests stand beside the server's source and start it through test/support; bin/ starts Node as the tools do.
const server = packages.at(-1);
server.from.pathNot = ['\\.test\\.ts$', '^packages/server/bin/'];

const insideServer = [
  {
    name: 'server-starts-the-others-in-one-place',
    comment: 'only the command line, which plays the whole demo, knows the simulator and the mailbox',
    severity: 'error',
    from: { path: '^packages/server/src/(features|platform|oidc)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^packages/(mitid-simulator|mailbox)/' },
  },
  {
    name: 'platform-knows-no-feature',
    severity: 'error',
    from: { path: '^packages/server/src/platform/' },
    to: { path: '^packages/server/src/(features|oidc|cli|app\\.ts|main\\.ts)' },
  },
  {
    name: 'features-below-app',
    severity: 'error',
    from: { path: '^packages/server/src/(features|oidc)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^packages/server/src/(cli/|app\\.ts|main\\.ts)' },
  },
  {
    name: 'front-door-only',
    comment: "a capability uses another through the other's index.ts",
    severity: 'error',
    from: { path: capability, pathNot: '\\.test\\.ts$' },
    to: { path: capability, pathNot: ['^packages/server/src/features/$1/', '/index\\.ts$'] },
  },
  {
    name: 'front-door-from-outside',
    comment: 'the composition root and the rest of the server use a capability through its index.ts',
    severity: 'error',
    from: { path: '^packages/server/src/', pathNot: '^packages/server/src/features/' },
    to: { path: capability, pathNot: '/index\\.ts$' },
  },
];

const insideWeb = [
  {
    name: 'ui-knows-only-ui',
    comment: 'components know no router, no data and no domain',
    severity: 'error',
    from: { path: '^packages/web/src/ui/' },
    to: { path: '^packages/', pathNot: '^packages/web/src/ui/' },
  },
  {
    name: 'ui-knows-no-router',
    severity: 'error',
    from: { path: '^packages/web/src/ui/' },
    to: { path: 'node_modules/@tanstack/(react-router|react-query)/' },
  },
  {
    name: 'api-below-features',
    severity: 'error',
    from: { path: '^packages/web/src/api/' },
    to: { path: '^packages/web/src/(features|ui|routes)' },
  },
  {
    name: 'features-below-routes',
    severity: 'error',
    from: { path: '^packages/web/src/features/' },
    to: { path: '^packages/web/src/(routes|main)\\.tsx?$' },
  },
];

const tests = [
  {
    name: 'journeys-use-the-front-of-the-house',
    comment: 'a journey speaks HTTP, SMTP and browser; only test/support starts the server',
    severity: 'error',
    from: { path: '^test/(e2e|faults)/' },
    to: { path: '^packages/' },
  },
  {
    name: 'product-knows-no-test',
    severity: 'error',
    from: { path: '^packages/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '(^test/|^bench/|\\.test\\.tsx?$)' },
  },
  {
    name: 'tests-use-support',
    severity: 'error',
    from: { path: '^packages/.*\\.test\\.tsx?$' },
    to: { path: '^test/', pathNot: '^test/support/' },
  },
];

const everywhere = [
  { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...packages, ...insideServer, ...insideWeb, ...tests, ...everywhere],
  options: {
    // TypeScript 7 has no programming interface; without another parser nothing is inspected and nothing complains.
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['^packages/[^/]+/dist/', '^data/', '^bench/peers/', '^packages/.*\\.d\\.ts$'] },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
