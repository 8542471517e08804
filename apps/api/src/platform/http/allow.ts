import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@domain/identity/permission';

/** Metadata key of the permission a route asks for. */
export const ALLOW = 'muavu:allow';
/** Metadata value of a route that anyone may call. */
export const EVERYONE = 'everyone';

/** The permission a caller needs. Every route states one, or `@Public()`; the program refuses to start if one does not. */
export const Allow = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ALLOW, permission), ApiExtension('x-permission', permission));

/** A route that needs no sign-in. */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ALLOW, EVERYONE), ApiExtension('x-permission', EVERYONE));
