import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { MESSAGE_METADATA } from '@nestjs/websockets/constants';
import { ALLOW } from '../../platform/http/allow';

/** A thing that Nest made, as far as its doors go. */
interface Found {
  readonly instance?: unknown;
  readonly metatype: unknown;
}

/** Refuses to start the program while a route or socket event does not say who may use it. */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const found: readonly Found[] = [...this.discovery.getControllers(), ...this.discovery.getProviders()];
    const silent = found.flatMap(({ instance, metatype }) => this.silentDoorsOf(instance, metatype));
    if (silent.length > 0) throw new Error(`These doors do not say who may use them (@Allow or @Public): ${silent.join(', ')}`);
  }

  private silentDoorsOf(instance: unknown, metatype: unknown): string[] {
    if (typeof instance !== 'object' || instance === null || typeof metatype !== 'function') return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => [PATH_METADATA, MESSAGE_METADATA].some((door) => Reflect.hasMetadata(door, prototype[name] as object)))
      .filter((name) => !Reflect.hasMetadata(ALLOW, prototype[name] as object) && !Reflect.hasMetadata(ALLOW, metatype))
      .map((name) => `${metatype.name}.${name}`);
  }
}
