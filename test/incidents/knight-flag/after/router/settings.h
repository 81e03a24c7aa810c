#pragma once

#include <cstdint>
#include <string>

namespace router {

// What the operators set for each server; read once, when it starts.
struct Settings {
    std::string venue;
    std::uint32_t max_child_orders = 20;
    bool risk_check_enabled = false;
    bool retail_liquidity = true;
};

Settings load_settings(const std::string& path);

}  // namespace router
