import { Controller, Get } from '@nestjs/common';
import { MetadataScanner, type DiscoveryService } from '@nestjs/core';
import { SubscribeMessage } from '@nestjs/websockets';
import { Allow, Public } from '../../platform/http/allow';
import { AccessCheck } from './access.check';

@Controller()
class Silent {
  @Get('one') one(): void {
    return;
  }
  @Get('two') @Allow('market.read') two(): void {
    return;
  }
}

class SilentGateway {
  @SubscribeMessage('watch') watch(): void {
    return;
  }
  @SubscribeMessage('unwatch') @Public() unwatch(): void {
    return;
  }
}

const check = (controllers: object[], providers: object[]): AccessCheck => {
  const found = (list: object[]): object[] => list.map((instance) => ({ instance, metatype: instance.constructor }));
  const discovery = { getControllers: () => found(controllers), getProviders: () => found(providers) } as unknown as DiscoveryService;
  return new AccessCheck(discovery, new MetadataScanner());
};

test('a route or a socket event that does not say who may use it keeps the program from starting', () => {
  expect(() => check([new Silent()], []).onModuleInit()).toThrow('Silent.one');
  expect(() => check([], [new SilentGateway()]).onModuleInit()).toThrow('SilentGateway.watch');
  expect(() => check([new Silent()], [new SilentGateway()]).onModuleInit()).not.toThrow('two');
});

test('doors that all say it let it start', () => {
  expect(() => check([], []).onModuleInit()).not.toThrow();
});
