import { findCommands, type Command } from './commands';

const commands: Command[] = [
  { key: 'a', label: 'Hợp đồng', kind: 'Trang', to: '/contracts' },
  { key: 'b', label: 'Bảng giá Xoài', kind: 'Sản phẩm', to: '/markets/mango' },
  { key: 'c', label: 'Xoài', kind: 'Tìm lô', to: '/lots?products=mango', words: 'GL4 Yên Châu' },
];
const keys = (typed: string) => findCommands(commands, typed).map(({ key }) => key);

describe('the command palette', () => {
  it('finds without accents, in any order, and puts what begins so first', () => {
    expect(keys('xoai')).toEqual(['c', 'b']);
    expect(keys('chau yen')).toEqual(['c']);
    expect(keys('HOP DONG')).toEqual(['a']);
  });

  it('shows everything to who types nothing, nothing to who types nonsense', () => {
    expect(keys('  ')).toEqual(['a', 'b', 'c']);
    expect(keys('zzz')).toEqual([]);
  });
});
