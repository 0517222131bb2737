/** How the commands that take arguments are called; for their help and for wrong use. */
export const usages = {
  check: 'tillid check FILE [--json] [--test-numbers] [--language da|en] [--settings FILE]',
  import: 'tillid import FILE [--good-rows-only] [--json] [--language da|en]',
  seed: 'tillid seed --users N [--organisations M] [--events K] [--json]',
  historyVerify: [
    'tillid history verify [--organisation CVR | --operators] [--expect HEAD]… [--public-key KEY]… [--json]',
    '       tillid history verify --file FILE --public-key KEY [--expect HEAD]… [--json]',
  ].join('\n'),
  historyExport: 'tillid history export (--organisation CVR | --operators) [--values] > FILE',
  historyKey: 'tillid history key',
  keysRotate: 'tillid keys rotate [--master-key] [--data-keys] [--organisation CVR] [--json]',
  keysStatus: 'tillid keys status [--organisation CVR] [--json]',
  apiClientCreate: [
    'tillid api-client create --cvr N --name NAME --permission PERMISSION… --contact-name NAME --contact-email ADDRESS',
    '         [--public-key-file FILE | --days N] [--json]',
  ].join('\n'),
  deliveriesList: 'tillid deliveries list [--status ordered|sent] [--json]',
  deliveriesSend: 'tillid deliveries send ORDER_ID… [--json]',
  deliveriesDeliver: 'tillid deliveries deliver ORDER_ID… [--json]',
  operatorCreate: 'tillid operator create --name NAME [--json]',
  operatorList: 'tillid operator list [--json]',
  operatorRemove: 'tillid operator remove OPERATOR_ID [--json]',
  organisationCreate: [
    'tillid organisation create --cvr N --name NAME --kind KIND --administrator-first-name NAME --administrator-last-name NAME',
    '         --administrator-email ADDRESS [--language da|en] [--json]',
  ].join('\n'),
  organisationSettings: 'tillid organisation settings [--cvr N]',
  apiClientList: 'tillid api-client list --cvr N [--json]',
  apiClientDisable: 'tillid api-client disable CLIENT_ID [--json]',
  userErase: 'tillid user erase USER_ID --cvr N --yes [--json]',
} as const;

/** How the commands about API clients are called, a line each. */
export const apiClientUsage = [usages.apiClientCreate, usages.apiClientList, usages.apiClientDisable].join('\n       ');

/** How the commands about operators are called, a line each. */
export const operatorUsage = [usages.operatorCreate, usages.operatorList, usages.operatorRemove].join('\n       ');

/** How the commands about deliveries are called, a line each. */
export const deliveriesUsage = [usages.deliveriesList, usages.deliveriesSend, usages.deliveriesDeliver].join(
  '\n       ',
);

/** How the commands about organisations are called, a line each. */
export const organisationUsage = [usages.organisationCreate, usages.organisationSettings].join('\n       ');

/** How the commands about history are called, a line each. */
export const historyUsage = [usages.historyVerify, usages.historyExport, usages.historyKey].join('\n       ');

/** How the commands about keys are called, a line each. */
export const keysUsage = [usages.keysRotate, usages.keysStatus].join('\n       ');
