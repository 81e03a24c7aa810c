class Tool:
    @click.command()
    def routes(self, dna):
        show(dna)
