/** One harvest of the year in Sơn La. Months 1 to 12; `from` after `to` runs over the new year. */
export interface Season {
  readonly productId: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly from: number;
  readonly peak: number;
  readonly to: number;
}

/** Months of harvest and their middle of the peak, as in the catalogue's reference data; back row first. */
export const seasons: readonly Season[] = [
  { productId: 'strawberry', nameVi: 'Dâu tây', nameEn: 'Strawberry', from: 12, peak: 2, to: 4 },
  { productId: 'plum', nameVi: 'Mận', nameEn: 'Plum', from: 4, peak: 5.7, to: 7 },
  { productId: 'mango', nameVi: 'Xoài', nameEn: 'Mango', from: 5, peak: 6.6, to: 8 },
  { productId: 'longan', nameVi: 'Nhãn', nameEn: 'Longan', from: 6, peak: 7.8, to: 9 },
  { productId: 'dragon-fruit', nameVi: 'Thanh long', nameEn: 'Dragon fruit', from: 5, peak: 7.6, to: 11 },
  { productId: 'passion-fruit', nameVi: 'Chanh leo', nameEn: 'Passion fruit', from: 6, peak: 8.1, to: 12 },
  { productId: 'custard-apple', nameVi: 'Na', nameEn: 'Custard apple', from: 7, peak: 8.6, to: 11 },
  { productId: 'avocado', nameVi: 'Bơ', nameEn: 'Avocado', from: 8, peak: 9.6, to: 11 },
  { productId: 'son-tra', nameVi: 'Sơn tra', nameEn: 'Hawthorn', from: 9, peak: 10, to: 11 },
  { productId: 'coffee-cherry', nameVi: 'Cà phê', nameEn: 'Coffee', from: 9, peak: 11.1, to: 1 },
];
