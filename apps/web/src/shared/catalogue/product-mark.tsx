import { productHue } from './product-hue';

/** The dot that stands beside a product's name, never without it. */
export function ProductMark({ productId, size = 10 }: { productId: string; size?: number }) {
  const style = {
    display: 'inline-block',
    width: size,
    height: size,
    borderRadius: '50%',
    flex: 'none',
    background: productHue(productId),
  };
  return <span aria-hidden="true" style={style} />;
}
