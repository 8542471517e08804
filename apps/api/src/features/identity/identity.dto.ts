import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind } from '@domain/identity/organisation';
import { ROLES, type Role } from '@domain/identity/role';
import type { Registration } from './identity.service';

export class SignInDto {
  @ApiProperty({ description: 'Phone number or e-mail', example: '0912 345 678' }) @IsString() @MaxLength(254) name: string;
  @ApiProperty() @IsString() @MaxLength(512) password: string;
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

export class SessionView {
  @ApiProperty() member: SessionMemberView;
  @ApiProperty() organisation: SessionOrganisationView;
  @ApiProperty({ type: [String] }) permissions: string[];
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
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
  @ApiProperty({ enum: ['active', 'suspended'] }) state: 'active' | 'suspended';
}
