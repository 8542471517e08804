import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RequestLimits } from '../../platform/http/request-limits';
import { SignInLimits } from '../../platform/http/sign-in-limits';
import { AccessCheck } from './access.check';
import { AccessGuard } from './access.guard';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { ApplicationsService } from './applications.service';
import { CallersService } from './callers.service';
import { IdentityQueries } from './identity.queries';
import { IdentityRepository } from './identity.repository';
import { IdentityService } from './identity.service';
import { InvitationsService } from './invitations.service';
import { MembersRepository } from './members.repository';
import { MembersService } from './members.service';
import { OrganisationEntity } from './organisation.entity';
import { Passwords } from './password';
import { PasswordThreads } from './password-threads';
import { PasswordResetsService } from './password-resets.service';
import { ProfileRepository } from './profile.repository';
import { ProfileService } from './profile.service';
import { SecondFactor } from './second-factor';
import { SecretBox } from './secret-box';
import { SessionDoor } from './session-view';
import { SessionLookups } from './session-lookups';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';
import { StaffService } from './staff.service';

const ROWS = [IdentityRepository, SessionsRepository, MembersRepository, ProfileRepository, ApiKeysRepository];
const PROOFS = [Passwords, PasswordThreads, SecondFactor, SecretBox, SignInLimits, RequestLimits, SessionLookups];
const SERVICES = [
  SignInService,
  ProfileService,
  MembersService,
  InvitationsService,
  PasswordResetsService,
  ApplicationsService,
  ApiKeysService,
  StaffService,
  CallersService,
];

@Module({
  imports: [TypeOrmModule.forFeature([OrganisationEntity]), DiscoveryModule],
  providers: [
    ...ROWS,
    ...PROOFS,
    ...SERVICES,
    IdentityService,
    IdentityQueries,
    SessionsService,
    SessionDoor,
    AccessCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [...SERVICES, IdentityService, IdentityQueries, SessionsService, SessionDoor],
})
export class IdentityModule {}
