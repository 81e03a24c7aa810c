const tooltipDelay = 100;
