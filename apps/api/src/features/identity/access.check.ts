import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ALLOW } from '../../platform/http/allow';

/** Refuses to start the program while a route or socket event does not say who may use it. */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const silent = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name] as object))
        .filter((name) => !Reflect.hasMetadata(ALLOW, prototype[name] as object) && !Reflect.hasMetadata(ALLOW, metatype as object))
        .map((name) => `${metatype?.name ?? '?'}.${name}`);
    });
    if (silent.length > 0) throw new Error(`These routes do not say who may use them (@Allow or @Public): ${silent.join(', ')}`);
  }
}
