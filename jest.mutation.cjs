// The unit tests of the clearing kernel alone, for Stryker (npm run mutation).
const { projects } = require('./jest.config.cjs');

module.exports = {
  ...projects[0],
  rootDir: __dirname,
  testMatch: ['<rootDir>/libs/domain/src/clearing/**/*.spec.ts', '<rootDir>/test/model/clearing/**/*.spec.ts'],
};
