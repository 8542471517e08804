import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind } from '@domain/identity/organisation';
import { ORGANISATION_STATES, type OrganisationState } from '@domain/identity/organisation-life';

const AUDIT_ACTIONS = ['insert', 'update', 'delete', 'read'] as const;
type AuditAction = (typeof AUDIT_ACTIONS)[number];

export class AuditQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) before?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
  @ApiPropertyOptional({ description: 'A kind of thing, such as `offers`' }) @IsOptional() @IsString() @MaxLength(60) subject?: string;
  @ApiPropertyOptional({ description: 'The id of one thing' }) @IsOptional() @IsString() @MaxLength(120) key?: string;
  @ApiPropertyOptional({ enum: AUDIT_ACTIONS, description: '`read`: who looked at details, and why' })
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;
  @ApiPropertyOptional({ format: 'uuid', description: 'What one member did' }) @IsOptional() @IsUUID() memberId?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601() from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601() to?: string;
}

export class AuditSearchQuery extends AuditQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() organisationId?: string;
}

export class DetailsQuery extends AuditQuery {
  @ApiProperty({ description: 'Why the department looks; the organisation can read it in its own audit' })
  @IsString()
  @MaxLength(500)
  reason: string;
}

export class AuditEntryView {
  @ApiProperty() id: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() subject: string;
  @ApiProperty() key: string;
  @ApiProperty({ enum: AUDIT_ACTIONS }) action: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) organisationId: string | null;
  @ApiProperty({ type: String, nullable: true }) organisationName: string | null;
  @ApiProperty({ type: String, nullable: true }) memberName: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) doer: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) before: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) after: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Its place in the chain, once it is sealed' }) place: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'The hash of that place' }) hash: string | null;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEntryView] }) items: AuditEntryView[];
  @ApiProperty({ type: Number, nullable: true }) next: number | null;
}

export class StaffDeedView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ description: 'The kind of thing, such as `offers`' }) subject: string;
  @ApiProperty({ description: 'The id of the thing' }) key: string;
  @ApiProperty({ enum: AUDIT_ACTIONS }) action: string;
}

export class StaffDeedList {
  @ApiProperty({ type: [StaffDeedView] }) items: StaffDeedView[];
}

export class NamedQuery {
  @ApiProperty({ description: 'Part of a name; accents may be left out', minLength: 2 })
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  text: string;
}

export class NamedOrganisationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ORGANISATION_KINDS, enumName: 'OrganisationKind' }) kind: OrganisationKind;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ORGANISATION_STATES.states, enumName: 'OrganisationState' }) state: OrganisationState;
}

export class NamedOrganisationList {
  @ApiProperty({ type: [NamedOrganisationView] }) items: NamedOrganisationView[];
}

export class AuditHeadView {
  @ApiProperty({ description: 'The last place of the chain; 0 before the first' }) number: number;
  @ApiProperty({ type: String, nullable: true, description: 'Note it elsewhere: a chain that is cut short or made anew does not pass it' })
  hash: string | null;
}
