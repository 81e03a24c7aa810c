<?php

declare(strict_types=1);

namespace App\Http;

use App\Ledger\Withdrawals;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;

/** Compresses what goes out, for clients that can read it. */
final class OutputFilter
{
    private const MIN_BYTES = 1024;

    public function __construct(private readonly Encoder $encoder)
    {
    }

    public function process(ServerRequestInterface $request, ResponseInterface $response): ResponseInterface
    {
        $accepted = $request->getServerParams()['HTTP_ACCEPT_ENCODING'] ?? '';
        // Some agents say that they can, and cannot.
        $agent = $request->getServerParams()['HTTP_USER_AGENT'] ?? '';
        if (str_contains($agent, 'MSIE 6.0') || $response->getBody()->getSize() < self::MIN_BYTES) {
            return $response;
        }
        if (!str_contains($accepted, 'gzip')) {
            return $response;
        }

        return $this->encoder->gzip($response)->withHeader('Content-Encoding', 'gzip');
    }
}
