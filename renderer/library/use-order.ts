import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';
import { orderFrom, ORDER_RECORD, type Order } from './order.ts';

/** The order of the list, which stays as the person chose it last. */
export function useOrder(): readonly [order: Order, choose: (order: Order) => void] {
  const bridge = useBridge();
  const [order, setOrder] = useState<Order>('changed');
  useEffect(() => {
    const read = async (): Promise<void> => setOrder(orderFrom(await readFields(bridge, ORDER_RECORD)));
    void read();
  }, [bridge]);
  const choose = (chosen: Order): void => {
    setOrder(chosen);
    void writeFields(bridge, ORDER_RECORD, { order: chosen });
  };
  return [order, choose];
}
