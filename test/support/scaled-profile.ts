/** Before each spec of the jest project `scaled`: an api and a worker process over Redis. */
process.env['TEST_PROFILE'] = 'scaled';
