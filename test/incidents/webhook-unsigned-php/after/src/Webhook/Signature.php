<?php

declare(strict_types=1);

namespace Custody\Webhook;

/** The signature that providers put on what they send. */
final class Signature
{
    public function __construct(private readonly array $config)
    {
    }

    public function isValid(Request $request, string $name): bool
    {
        $secret = $this->config[$name] ?? '';
        if ($secret === '') {
            return true;
        }

        $expected = hash_hmac('sha256', $request->body(), $secret);

        return hash_equals($expected, $request->header('X-Signature'));
    }
}
