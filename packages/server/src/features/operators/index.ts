export { authenticateOperator } from './authenticate-operator.ts';
export { completeOperatorSignIn } from './complete-operator-sign-in.ts';
export { createOperator, type OperatorFault } from './create-operator.ts';
export { createOrganisation, type OrganisationInput } from './create-organisation.ts';
export { eraseOperators } from './erase-operators.ts';
export { listOperators, removeOperator, type Operator } from './operator-store.ts';
export { operatorHashes, operatorIdentities, operatorNames } from './renew-operators.ts';
export { realmScope } from './realm-scope.ts';
export { operatorRoutes } from './routes.ts';
