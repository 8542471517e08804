import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind } from '@domain/identity/organisation';
import { ROLES, type Role } from '@domain/identity/role';
import { ORGANISATION_STATES, type OrganisationState } from '@domain/identity/organisation-life';
import { SESSION_KINDS, type SessionKind } from '@domain/identity/session-life';
import type { Registration } from './identity.service';
import type { SecondFactorState } from './sessions.service';

export class SignInDto {
  @ApiProperty({ description: 'Phone number or e-mail', example: '0912 345 678' }) @IsString() @MaxLength(254) name: string;
  @ApiProperty() @IsString() @MaxLength(512) password: string;
  @ApiPropertyOptional({ description: 'The code of the authenticator app, once `auth.code_required` asks for it' })
  @IsOptional()
  @IsString()
  @MaxLength(16)
  code?: string;
  @ApiPropertyOptional({ enum: SESSION_KINDS, description: 'A desk that others pass by (default), or one’s own phone' })
  @IsOptional()
  @IsIn(SESSION_KINDS)
  device?: SessionKind;
}

export class SessionMemberView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
}

export class PartyView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'True for invented data; screens mark it' }) demo: boolean;
}

export class SessionOrganisationView extends PartyView {
  @ApiProperty({ enum: ORGANISATION_KINDS, enumName: 'OrganisationKind' }) kind: OrganisationKind;
  @ApiProperty({ type: String, nullable: true, description: 'Its usual place: a collection point or a plant' }) placeId: string | null;
}

export class BelongingView extends PartyView {
  @ApiProperty({ enum: ORGANISATION_KINDS, enumName: 'OrganisationKind' }) kind: OrganisationKind;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty({ enum: ORGANISATION_STATES.states, enumName: 'OrganisationState' }) state: OrganisationState;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was suspended or turned away' }) stateReason: string | null;
}

export class StaffOfView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class SessionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: SESSION_KINDS, enumName: 'SessionKind' }) device: SessionKind;
  @ApiProperty({ enum: ['on', 'off', 'needed', 'spared_in_demo'], enumName: 'SecondFactorState' }) secondFactor: SecondFactorState;
  @ApiProperty({ description: 'False until the operator has let the organisation in' }) letIn: boolean;
  @ApiProperty({ description: 'True for ten minutes after a proof' }) provenLately: boolean;
  @ApiProperty({ type: [BelongingView], description: 'Every organisation of this person' }) organisations: BelongingView[];
  @ApiProperty({ description: 'Minutes without a request after which it ends' }) idleMinutes: number;
  @ApiProperty() member: SessionMemberView;
  @ApiProperty() organisation: SessionOrganisationView;
  @ApiProperty({ type: [String] }) permissions: string[];
  @ApiProperty({
    type: StaffOfView,
    nullable: true,
    description: 'The operator, whose staff works here for the organisation; null for its own members',
  })
  staffOf: StaffOfView | null;
  @ApiProperty({ format: 'date-time', description: 'When it ends if nothing more is asked' }) expiresAt: string;
  @ApiProperty({ format: 'date-time', description: 'When it ends whatever is asked' }) endsAt: string;
  @ApiProperty({ format: 'date-time', description: 'The server’s clock, for countdowns' }) serverTime: string;
}

export class NewMemberDto {
  @ApiProperty() @IsString() @MaxLength(200) name: string;
  @ApiProperty() @IsString() @MaxLength(254) signInName: string;
  @ApiProperty() @IsString() @MaxLength(512) password: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) @IsIn(ROLES) role: Role;
}

export class RegisterOrganisationDto {
  @ApiProperty({ enum: ORGANISATION_KINDS, enumName: 'OrganisationKind' }) @IsIn(ORGANISATION_KINDS) kind: OrganisationKind;
  @ApiProperty() @IsString() @MaxLength(400) name: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(80) placeId?: string;
  @ApiProperty() @IsBoolean() demo: boolean;
  @ApiPropertyOptional({ format: 'uuid', description: 'An organisation of the same owner: the two may not trade with each other' })
  @IsOptional()
  @IsUUID()
  sameOwnerAs?: string;
  @ApiProperty({ type: [NewMemberDto] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NewMemberDto)
  members: NewMemberDto[];

  toRegistration(): Registration {
    return {
      kind: this.kind,
      name: this.name,
      placeId: this.placeId ?? null,
      demo: this.demo,
      sameOwnerAs: this.sameOwnerAs ?? null,
      members: this.members,
    };
  }
}

export class OrganisationView extends SessionOrganisationView {
  @ApiProperty({ enum: ORGANISATION_STATES.states, enumName: 'OrganisationState' }) state: OrganisationState;
}
