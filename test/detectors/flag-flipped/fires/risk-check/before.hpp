struct Settings {
    std::string venue;
    bool risk_check_enabled = true;
};
