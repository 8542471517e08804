import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { APPLYING_KINDS } from '@domain/identity/registration';
import { ORGANISATION_KINDS, type OrganisationKind } from '@domain/identity/organisation';
import { ORGANISATION_STATES, type OrganisationState } from '@domain/identity/organisation-life';
import { ROLES, type Role } from '@domain/identity/role';
import { PageQuery } from '../../platform/http/page.dto';
import { OrganisationView } from './identity.dto';

/** Longer than any token of ours. */
const TOKEN_LENGTH_MAX = 100;

export class SwitchOrganisationDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId: string;
}

export class ProveAgainDto {
  @ApiPropertyOptional({ description: 'Where no second factor is on' }) @IsOptional() @IsString() @MaxLength(512) password?: string;
  @ApiPropertyOptional({ description: 'Where one is' }) @IsOptional() @IsString() @MaxLength(16) code?: string;
}

export class ListedSessionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['desk', 'phone'] }) kind: 'desk' | 'phone';
  @ApiProperty() device: string;
  @ApiProperty() address: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) lastUsedAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ description: 'The one that asks' }) current: boolean;
}

export class SessionList {
  @ApiProperty({ type: [ListedSessionView] }) items: ListedSessionView[];
}

export class ChangePasswordDto {
  @ApiProperty() @IsString() @MaxLength(512) old: string;
  @ApiProperty() @IsString() @MaxLength(512) fresh: string;
}

export class SecondFactorBegunView {
  @ApiProperty({ description: 'For the authenticator app, as a QR code' }) uri: string;
  @ApiProperty({ description: 'The same secret, to type' }) secret: string;
}

export class CodeDto {
  @ApiProperty({ example: '123456' }) @IsString() @MaxLength(16) code: string;
}

export class PersonalDataView {
  @ApiProperty({ type: 'object', additionalProperties: true }) member: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) memberships: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) sessions: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) deeds: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Devices that ring' })
  devices: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'How I want to be told' })
  noticeSettings: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Lots I asked to be told of' })
  alerts: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Prices I asked to be told of' })
  priceAlerts: readonly unknown[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'What I alone was told' })
  notices: readonly unknown[];
}

export class MemberView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() signInName: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty() secondFactorOn: boolean;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Has forgotten the password and waits for a link' })
  wantsPasswordSince: string | null;
}

export class MemberList {
  @ApiProperty({ type: [MemberView] }) items: MemberView[];
  @ApiProperty({ enum: ROLES, enumName: 'Role', isArray: true, description: 'Roles that this kind of organisation has' }) roles: Role[];
}

export class RoleDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) @IsIn(ROLES) role: Role;
}

export class InviteDto extends RoleDto {
  @ApiPropertyOptional({ description: 'For whom, as a reminder' }) @IsOptional() @IsString() @MaxLength(400) note?: string;
}

export class InvitationMadeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Shown once; whoever holds it may join once' }) token: string;
  @ApiProperty() expiresInDays: number;
}

export class InvitationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty() note: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class InvitationList {
  @ApiProperty({ type: [InvitationView] }) items: InvitationView[];
}

export class TokenDto {
  @ApiProperty() @IsString() @MaxLength(TOKEN_LENGTH_MAX) token: string;
}

export class OpenInvitationView {
  @ApiProperty() organisationName: string;
  @ApiProperty() demo: boolean;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class AcceptInvitationDto extends TokenDto {
  @ApiProperty() @IsString() @MaxLength(200) name: string;
  @ApiProperty() @IsString() @MaxLength(254) signInName: string;
  @ApiProperty() @IsString() @MaxLength(512) password: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(16) code?: string;
  @ApiProperty({ description: 'To how personal data is used' }) @IsBoolean() consent: boolean;
}

export class WishPasswordDto {
  @ApiProperty({ description: 'Phone number or e-mail' }) @IsString() @MaxLength(254) name: string;
}

export class ResetMadeView {
  @ApiProperty({ description: 'Shown once; sets the password once' }) token: string;
  @ApiProperty() expiresInHours: number;
}

export class UseResetDto extends TokenDto {
  @ApiProperty() @IsString() @MaxLength(512) password: string;
}

export class ParticularsDto {
  @ApiPropertyOptional({ example: '0100109106' }) @IsOptional() @IsString() @MaxLength(30) taxCode?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(400) registrationNumber?: string;
  @ApiProperty() @IsString() @MaxLength(400) address: string;
  @ApiProperty() @IsString() @MaxLength(400) contactName: string;
  @ApiProperty() @IsString() @MaxLength(60) contactPhone: string;
  @ApiProperty({ type: [String] }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) @MaxLength(400, { each: true }) papers: string[];

  toParticulars(): {
    taxCode: string | null;
    registrationNumber: string | null;
    address: string;
    contactName: string;
    contactPhone: string;
    papers: string[];
  } {
    const { taxCode, registrationNumber, address, contactName, contactPhone, papers } = this;
    return { taxCode: taxCode || null, registrationNumber: registrationNumber || null, address, contactName, contactPhone, papers };
  }
}

export class FirstMemberDto {
  @ApiProperty() @IsString() @MaxLength(200) name: string;
  @ApiProperty() @IsString() @MaxLength(254) signInName: string;
  @ApiProperty() @IsString() @MaxLength(512) password: string;
}

export class ApplyDto extends ParticularsDto {
  @ApiProperty({ enum: APPLYING_KINDS }) @IsIn(ORGANISATION_KINDS) kind: OrganisationKind;
  @ApiProperty() @IsString() @MaxLength(400) name: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(80) placeId?: string;
  @ApiProperty({ description: 'To how personal data is used' }) @IsBoolean() consent: boolean;
  @ApiProperty() @IsObject() @ValidateNested() @Type(() => FirstMemberDto) member: FirstMemberDto;
}

export class AppliedView {
  @ApiProperty({ enum: ['received'] }) state: 'received';
}

export class OrganisationCardView extends OrganisationView {
  @ApiProperty({ format: 'uuid' }) ownerGroup: string;
  @ApiProperty({ type: [String], description: 'Names of the other organisations of its owner' }) sisters: string[];
  @ApiProperty({ type: String, nullable: true }) stateReason: string | null;
  @ApiProperty({ format: 'date-time' }) stateAt: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, nullable: true }) taxCode: string | null;
  @ApiProperty({ type: String, nullable: true }) registrationNumber: string | null;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, nullable: true }) contactName: string | null;
  @ApiProperty({ type: String, nullable: true }) contactPhone: string | null;
  @ApiProperty({ type: [String] }) papers: string[];
  @ApiProperty() members: number;
}

export class OrganisationCardPage {
  @ApiProperty({ type: [OrganisationCardView] }) items: OrganisationCardView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class OrganisationsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ORGANISATION_STATES.states }) @IsOptional() @IsIn(ORGANISATION_STATES.states) state?: OrganisationState;
  @ApiPropertyOptional({ description: 'Part of the name' }) @IsOptional() @IsString() @MaxLength(100) text?: string;
}

export class DecideDto {
  @ApiProperty({ enum: ['active', 'refused', 'suspended'] }) @IsIn(['active', 'refused', 'suspended']) state:
    'active' | 'refused' | 'suspended';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1_000) reason?: string;
}

export class OwnerGroupDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'A sister organisation; null stands alone' })
  @IsOptional()
  @IsUUID()
  sisterId: string | null;
}

export class MakeApiKeyDto {
  @ApiProperty() @IsString() @MaxLength(200) name: string;
  @ApiProperty({ type: [String], example: ['offer.open', 'stream.read'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  permissions: string[];
  @ApiProperty({ minimum: 1, maximum: 365 }) @IsInt() @Min(1) @Max(365) days: number;
}

export class ApiKeyView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'How it begins, to tell keys apart' }) prefix: string;
  @ApiProperty({ type: [String] }) permissions: string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
  @ApiProperty({ description: 'Another key has taken its place; it goes on until it expires' }) replaced: boolean;
}

export class ApiKeyList {
  @ApiProperty({ type: [ApiKeyView] }) items: ApiKeyView[];
  @ApiProperty({ type: [String], description: 'What a key of yours may carry' }) permissions: string[];
}

export class ApiKeyMadeView extends ApiKeyView {
  @ApiProperty({ description: 'Shown once: send it as `Authorization: Bearer …`' }) secret: string;
}
