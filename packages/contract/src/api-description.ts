import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** `GET /api/v1/openapi.json`: this API as an OpenAPI 3.1 document, the one that the product's own page shows. */
export const readApiDescription = endpoint({
  name: 'readApiDescription',
  summary: 'This API as an OpenAPI 3.1 document',
  method: 'GET',
  path: '/api/v1/openapi.json',
  permission: 'anyone',
  reply: z.looseObject({ openapi: z.literal('3.1.0') }),
});
