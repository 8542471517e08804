import { Entity, PrimaryColumn } from 'typeorm';

/** A row of `grade_serves`: a lot of one grade may stand in for another. */
@Entity('grade_serves')
export class GradeServesEntity {
  @PrimaryColumn('text', { name: 'product_id' }) productId: string;
  @PrimaryColumn('text', { name: 'grade_id' }) gradeId: string;
  @PrimaryColumn('text', { name: 'serves_grade_id' }) servesGradeId: string;
}
