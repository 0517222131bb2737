import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listOrganisations, readOperatedOrganisation } from '@tillid/contract/operator';

export type OrganisationPageReply = ReplyOf<typeof listOrganisations>;
export type ListedOrganisation = OrganisationPageReply['items'][number];
export type OperatedOrganisation = ReplyOf<typeof readOperatedOrganisation>;
