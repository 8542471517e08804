import { Module } from '@nestjs/common';
import { DocumentsQueries } from './documents.queries';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { Printer } from './printer';

@Module({
  providers: [DocumentsRepository, DocumentsService, DocumentsQueries, Printer],
  exports: [DocumentsService, DocumentsQueries],
})
export class DocumentsModule {}
