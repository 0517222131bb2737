import type { ColumnType, Generated } from 'kysely';
import type { GlobalTables } from './global-tables.ts';
import type { ActivationCodeTable, ActivationLinkTable, ActivationOrderTable } from './tables/activation.ts';
import type {
  ApiAccessTokenTable,
  ApiClientAssertionTable,
  ApiClientPermissionTable,
  ApiClientSecretTable,
  ApiClientTable,
} from './tables/api-clients.ts';
import type { AuthenticatorTable, EidSubjectTable } from './tables/authenticators.ts';
import type { BulkChangeTable, BulkChangeUserTable } from './tables/bulk-changes.ts';
import type { ChargeTable, CountedDayTable } from './tables/charges.ts';
import type { ImportBlockTable } from './tables/imports.ts';
import type { DeploymentKeyTable, KeyRotationTable, OrganisationKeyTable } from './tables/keys.ts';
import type { IdentityProofingTable, SessionTable } from './tables/sign-in.ts';
import type {
  InvoicingMethodTable,
  OrganisationUnitView,
  ProductionUnitTable,
  SeNumberTable,
  UnitRemovalTable,
} from './tables/units.ts';

/** Instant as ISO 8601 UTC text. */
type Instant = string;
/** Calendar day as `YYYY-MM-DD`. */
type Day = string;
/** jsonb: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type Level = 'low' | 'substantial' | 'high';

/** History: insert and read only. */
export type HistoryEventTable = {
  organisation_id: string;
  id: string;
  kind: string;
  entity_type: string;
  entity_id: string;
  entity_version: number | null;
  actor_kind: 'user' | 'system' | 'anonymous' | 'operator' | 'api-client';
  actor_id: string | null;
  at: Instant;
  request_id: string;
  changed_fields: string[];
  commitment: Buffer;
  salt: Buffer | null;
  values: string | null;
};

/** One step of the signed chain of an organisation's history: insert and read only. */
export type HistorySealTable = {
  organisation_id: string;
  number: number;
  previous_head: Buffer;
  head: Buffer;
  event_count: number;
  event_ids: string[];
  event_hashes: Buffer;
  at: Instant;
  key_id: string;
  signature: Buffer;
};

/** Settings of an organisation as typed data. */
export type OrganisationSettingsTable = {
  organisation_id: string;
  id: string;
  version: number;
  settings: Json<unknown>;
};
/** Outbox: one mail. */
export type EmailTable = {
  organisation_id: string;
  id: string;
  user_id: string | null;
  template: string;
  language: 'da' | 'en';
  sealed: Buffer | null;
  status: 'queued' | 'sent' | 'failed';
  attempts: Generated<number>;
  failure: string | null;
  created_at: Instant;
  ended_at: Instant | null;
};

/** A creating request already answered. */
export type IdempotencyKeyTable = {
  organisation_id: string;
  id: string;
  actor_id: string;
  key_hash: Buffer;
  request_hash: Buffer;
  status: number;
  sealed_reply: Buffer;
  created_at: Instant;
};

/** A user: a person in one organisation. */
export type BusinessUserTable = {
  organisation_id: string;
  id: string;
  version: number;
  status: 'imported' | 'pending-activation' | 'active' | 'deactivated';
  first_name: string;
  last_name: string;
  full_name: ColumnType<string, never, never>;
  folded: string;
  email: string;
  phone: string | null;
  date_of_birth: Day;
  cpr_sealed: Buffer | null;
  cpr_hash: Buffer | null;
  cpr_key_id: string | null;
  /** Under the key that comes, else as `cpr_hash`. */
  next_cpr_hash: Buffer | null;
  next_cpr_key_id: string | null;
  anonymous: boolean;
  reference_text: string | null;
  target_level: 'substantial' | 'high';
  registered_level: Level | null;
  authenticator: 'private' | 'app' | 'code-display' | 'audio-code-reader' | 'chip' | null;
  authenticator_limit: Generated<number>;
  production_unit_id: string | null;
  se_number_id: string | null;
  invoicing_method_id: string | null;
  import_id: string | null;
  created_at: Instant;
  activated_at: Instant | null;
  last_sign_in_at: Instant | null;
  /** Its day in Denmark; `-infinity` for whoever never logged in. */
  last_sign_in_day: ColumnType<Day, never, never>;
  /** First day of the one period of deactivation; of a user deactivated before there were periods null. */
  deactivated_from: Day | null;
  /** Last day, included; null until reactivated. */
  deactivated_to: Day | null;
};

/** How many users a statement made, or deleted below zero; their sum is how many there are. */
export type UserCountChangeTable = { organisation_id: string; id: string; change: number };

/** What stays of a deleted user. */
export type DeletedUserTable = {
  organisation_id: string;
  id: string;
  sealed_name: Buffer;
  cpr_hash: Buffer | null;
  /** Null for those deleted before numbers were kept with their hash. */
  cpr_sealed: Buffer | null;
  cpr_key_id: string | null;
  deleted_at: Instant;
};
/** An administrator role held. */
export type UserRoleTable = {
  organisation_id: string;
  user_id: string;
  role: 'organisation-administrator' | 'user-administrator' | 'rights-administrator' | 'trusted-employee';
};
/** The users of a bulk activation still to be done. */
export type ActivationOrderUserTable = { organisation_id: string; activation_order_id: string; user_id: string };

/** An import. */
export type ImportTable = {
  organisation_id: string;
  id: string;
  version: number;
  status: 'checking' | 'refused' | 'checked' | 'applying' | 'applied' | 'cancelled' | 'failed';
  menu_item: 'create' | 'edit';
  file_name: string;
  file_hash: Buffer;
  file_bytes: number;
  uploaded_by: string;
  uploaded_by_kind: Generated<'user' | 'api-client'>;
  uploaded_at: Instant;
  encoding: string | null;
  delimiter: string | null;
  file_faults: Json<unknown>;
  fault_groups: Json<unknown>;
  row_count: Generated<number>;
  ok_count: Generated<number>;
  fault_row_count: Generated<number>;
  warning_row_count: Generated<number>;
  mode: 'all-or-nothing' | 'good-rows-only' | null;
  /** Who decided that it is applied. */
  applied_by: Generated<string | null>;
  applied_by_kind: Generated<'user' | 'api-client'>;
  done: Generated<number>;
  created_count: Generated<number>;
  not_applied_count: Generated<number>;
  cancel_requested: Generated<boolean>;
  ended_at: Instant | null;
  /** When the upload and its rows were erased. */
  erased_at: Generated<Instant | null>;
};
/** A sealed piece of an upload. */
export type ImportChunkTable = { organisation_id: string; import_id: string; number: number; sealed: Buffer };

/** All tables as Kysely sees them. */
export type Database = GlobalTables & {
  history_event: HistoryEventTable;
  history_seal: HistorySealTable;
  deployment_key: DeploymentKeyTable;
  key_rotation: KeyRotationTable;
  organisation_key: OrganisationKeyTable;
  organisation_settings: OrganisationSettingsTable;
  production_unit: ProductionUnitTable;
  se_number: SeNumberTable;
  invoicing_method: InvoicingMethodTable;
  organisation_unit: OrganisationUnitView;
  unit_removal: UnitRemovalTable;
  email: EmailTable;
  idempotency_key: IdempotencyKeyTable;
  business_user: BusinessUserTable;
  user_count_change: UserCountChangeTable;
  deleted_user: DeletedUserTable;
  user_role: UserRoleTable;
  eid_subject: EidSubjectTable;
  authenticator: AuthenticatorTable;
  identity_proofing: IdentityProofingTable;
  session: SessionTable;
  activation_link: ActivationLinkTable;
  activation_code: ActivationCodeTable;
  activation_order: ActivationOrderTable;
  activation_order_user: ActivationOrderUserTable;
  charge: ChargeTable;
  counted_day: CountedDayTable;
  bulk_change: BulkChangeTable;
  bulk_change_user: BulkChangeUserTable;
  import: ImportTable;
  import_chunk: ImportChunkTable;
  import_block: ImportBlockTable;
  api_client: ApiClientTable;
  api_client_permission: ApiClientPermissionTable;
  api_client_secret: ApiClientSecretTable;
  api_access_token: ApiAccessTokenTable;
  api_client_assertion: ApiClientAssertionTable;
};
