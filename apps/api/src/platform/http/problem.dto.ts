import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One field's fault inside a {@link ProblemDto}. */
export class FieldProblemDto {
  @ApiProperty({ description: 'The field at fault, in the words of the request', example: 'kg' }) field: string;
  @ApiProperty({ example: 'weight.out_of_range' }) code: string;
  @ApiProperty() detailVi: string;
  @ApiProperty() detailEn: string;
}

/** Every refusal, after RFC 9457. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:muavu:refusal:offer.not_found' }) type: string;
  @ApiProperty() title: string;
  @ApiProperty({ example: 404 }) status: number;
  @ApiProperty({ description: 'Stable; programs decide by it', example: 'offer.not_found' }) code: string;
  @ApiProperty({ description: 'A sentence in the language asked for by Accept-Language (Vietnamese without one)' }) detail: string;
  @ApiProperty() detailVi: string;
  @ApiProperty() detailEn: string;
  @ApiPropertyOptional({ description: 'The field at fault, when one is' }) field?: string;
  @ApiPropertyOptional({ type: [FieldProblemDto] }) errors?: FieldProblemDto[];
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The figures behind the refusal' }) facts?: Record<
    string,
    unknown
  >;
  @ApiProperty({ description: 'True if the same request may succeed later' }) transient: boolean;
  @ApiProperty() requestId: string;
}
