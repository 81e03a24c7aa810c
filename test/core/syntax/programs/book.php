<?php
class Book
{
    private int $fee = 2;

    #[IsGranted('desk')]
    public function withdraw(int $amount, string $to): Receipt
    {
        if ($amount > $this->limit) throw new LimitExceeded($amount);
        foreach ($this->parts as $part) {
            audit($part);
        }
        if ($amount > 100) {
            review($amount);
        } elseif ($amount > 10) {
            note($amount);
        } else {
            skip();
        }
        return send($to, $amount - $this->fee);
    }
}
