#include "router.h"

#include <algorithm>

namespace router {

std::uint64_t Router::route(const ParentOrder& parent) {
    std::uint64_t sent = 0;
    while (sent < parent.quantity) {
        if (children_of(parent.id) >= settings_.max_child_orders) {
            break;
        }
        const auto child = slice(parent, parent.quantity - sent, settings_.retail_liquidity);
        if (settings_.risk_check_enabled && !risk_.accepts(child)) {
            journal_.refused(parent.id, child.quantity);
            break;
        }
        exchange_.send(child);
        sent += child.quantity;
    }
    return sent;
}

}  // namespace router
