import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessCheck } from './access.check';
import { AccessGuard } from './access.guard';
import { IdentityQueries } from './identity.queries';
import { IdentityRepository } from './identity.repository';
import { IdentityService } from './identity.service';
import { OrganisationEntity } from './organisation.entity';
import { Passwords } from './password';
import { SessionLookups } from './session-lookups';
import { SessionsService } from './sessions.service';

@Module({
  imports: [TypeOrmModule.forFeature([OrganisationEntity]), DiscoveryModule],
  providers: [
    IdentityRepository,
    IdentityService,
    IdentityQueries,
    SessionsService,
    SessionLookups,
    Passwords,
    AccessCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [IdentityService, IdentityQueries, SessionsService],
})
export class IdentityModule {}
