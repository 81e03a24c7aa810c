check_c_source_compiles("
    #include <sys/prctl.h>
    void sandbox(void)
    {
    }
    int main(void) { return 0; }
" HAVE_SANDBOX)
