import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { noticeView } from '@domain/across/notices/notice-views';
import type { Notice } from '@domain/notices/notice';
import type { NoticeView, TwoWords } from '@domain/notices/notice-view';
import type { ProductId, VarietyId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { NoticesRepository, type ListAsk, type Reader } from './notices.repository';

/** Reads notices for the members they are meant for. */
@Injectable()
export class NoticesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly notices: NoticesRepository,
    private readonly catalogue: CatalogueQueries,
  ) {}

  async list(reader: Reader, ask: ListAsk): Promise<NoticeView[]> {
    const notices = await this.notices.list(this.source.manager, reader, ask);
    return notices.map((notice) => this.view(notice));
  }

  async counts(reader: Reader): Promise<{ unseen: number; waiting: number }> {
    return this.notices.counts(this.source.manager, reader);
  }

  /** These notices, by their ids. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Notice>> {
    const notices = await this.notices.byIds(tx, ids);
    return new Map(notices.map((notice) => [notice.id, notice]));
  }

  /** A notice in words. */
  view(notice: Notice): NoticeView {
    return noticeView(notice, (kind, id) => this.nameOf(kind, id));
  }

  /** The catalogue's name, in both languages. */
  nameOf(kind: 'variety' | 'product', id: string): TwoWords {
    const one = kind === 'variety' ? this.catalogue.variety(id as VarietyId, kind) : this.catalogue.product(id as ProductId, kind);
    return { vi: one.nameVi, en: one.nameEn };
  }
}
